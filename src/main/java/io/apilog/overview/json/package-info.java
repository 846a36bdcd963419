/** The model as JSON. */
package io.apilog.overview.json;
