/** The file system as a source sees it: {@link io.apilog.source.disk.LogDisk} is all that is asked of it, so that tests can be one. */
package io.apilog.source.disk;
