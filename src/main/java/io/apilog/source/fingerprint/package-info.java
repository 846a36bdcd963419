/** By what a file is known again when its name and its inode are others: how it begins, and what stands before an offset. */
package io.apilog.source.fingerprint;
