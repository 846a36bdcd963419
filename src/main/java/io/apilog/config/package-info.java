/** The configuration file and the environment, as records. */
package io.apilog.config;
