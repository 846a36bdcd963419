/** Formats whose fields have names: JSON, pairs of key and value, columns with a head. */
package io.apilog.format.named;
