/**
 * What keeps something over an end of the process or of a configuration: {@link io.apilog.part.Part}, and {@link io.apilog.part.Parts}, which
 * copies, saves, restores and shows several as one. Knows {@code request} and {@code state}.
 */
package io.apilog.part;
