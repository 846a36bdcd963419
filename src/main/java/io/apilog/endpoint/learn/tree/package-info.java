/** The tree of what was met in paths, and what the trees of files and keys in it look like. */
package io.apilog.endpoint.learn.tree;
