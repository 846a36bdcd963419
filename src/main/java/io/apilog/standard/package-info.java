/** How requests keep to standards: those of HTTP, of an API's own documents, and that nothing secret stands in an address. */
@NullMarked
package io.apilog.standard;

import org.jspecify.annotations.NullMarked;
