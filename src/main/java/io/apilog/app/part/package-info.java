/** What the daemon keeps over an end, or over another configuration: each a {@link io.apilog.part.Carried}. */
package io.apilog.app.part;
