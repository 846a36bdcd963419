/** How many different ones there were, by hashes that are spread evenly: estimated, in a space that does not grow with them. */
@NullMarked
package io.apilog.unique;

import org.jspecify.annotations.NullMarked;
