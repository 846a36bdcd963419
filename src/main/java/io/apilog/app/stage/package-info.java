/** The stages of a line, made of a configuration, and the parts that see lines. */
package io.apilog.app.stage;
