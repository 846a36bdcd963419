package io.apilog.endpoint.learn.name;

/**
 * What a segment's name tells by itself of what stands behind it.
 *
 * @param plural whether it is a word that ends in s, as those of collections do, or one that names one thing of a collection
 * @param singular whether it is such a word in the singular, behind which the name of one thing stands: {@code tenant}, {@code job}
 * @param named whether it is a word for things that have names of their own, and few of them: {@code environments}
 * @param ofResources whether it is that of an API or of a version of one, behind which the words are resources
 * @param asWritten whether a segment spelt as the name has this name
 * @param page whether it is a word that sites use for pages of their own beside the names of their users: {@code pricing}
 */
public record NameLook(
        boolean plural, boolean singular, boolean named, boolean ofResources, boolean asWritten, boolean page) {
    /** Stands for many. */
    public static final NameLook PLACEHOLDER = new NameLook(false, false, false, false, false, false);
}
