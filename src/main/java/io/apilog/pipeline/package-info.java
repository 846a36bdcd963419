/** A line's way: parse, name, observe. The package to read first. */
package io.apilog.pipeline;
