/** What the columns of a log mean that no name is written for: by their values, line by line, and by each other. */
package io.apilog.format.column;
