/** Routes for the configuration, made of what a log's requests were called: {@link io.apilog.endpoint.suggest.RouteSuggestions}. */
package io.apilog.endpoint.suggest;
