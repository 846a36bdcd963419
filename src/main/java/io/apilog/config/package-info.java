/** The configuration: the list of all sections, and flags, environment and file read by it. */
package io.apilog.config;
