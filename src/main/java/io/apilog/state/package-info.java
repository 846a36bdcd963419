/**
 * One snapshot of everything that is to survive the process, replaced as a whole. Knows no stage: what is in it are named
 * sections, each with a version.
 */
package io.apilog.state;
