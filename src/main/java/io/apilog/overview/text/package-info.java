/** The model as a table for a terminal. */
package io.apilog.overview.text;
