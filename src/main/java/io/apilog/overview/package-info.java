/**
 * What is to be told of one moment, as a model, and what writes it: as a page, as JSON, as a table on a terminal. Knows no stage; of what
 * was counted only sums.
 */
package io.apilog.overview;
