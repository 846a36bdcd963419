/**
 * OpenAPI documents in, the operations that they describe out. {@link io.apilog.openapi.OpenApiDocuments} is where to begin: a document is a
 * stream of {@link io.apilog.openapi.DocumentTokens}, of which {@link io.apilog.openapi.PrunedTree} keeps the {@link io.apilog.openapi.DocumentPart}s that
 * matter; {@link io.apilog.openapi.References} finds path items that are elsewhere, {@link io.apilog.openapi.Servers} what stands before
 * the paths.
 */
package io.apilog.openapi;
