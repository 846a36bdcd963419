/** What a source hands to the pipeline: lines, and the file they come from. Imports nothing of the project. */
package io.apilog.line;
