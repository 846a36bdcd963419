/** A path looks like one endless source of lines, whatever happens to the files. The only user of Commons IO's Tailer. */
package io.apilog.source;
