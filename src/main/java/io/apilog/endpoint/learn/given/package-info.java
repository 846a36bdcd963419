/** Names that people give to things, told from words that developers wrote by how they look, what comes behind them and how often new ones come. */
package io.apilog.endpoint.learn.given;
