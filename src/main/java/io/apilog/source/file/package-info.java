/**
 * What is known of the files that are followed: {@link io.apilog.source.file.FileLedger} has every file by its identity,
 * {@link io.apilog.source.file.FollowedFile} is one that is read, {@link io.apilog.source.file.RotationGroup} all files that a path named
 * over time. {@link io.apilog.source.file.FileState} is a file as a state machine without input and output.
 */
@NullMarked
package io.apilog.source.file;

import org.jspecify.annotations.NullMarked;
