package io.apilog.format.evidence;

/** How a program that is known by its names spells its numbers, from which it is seen when it was set to another unit. */
public enum Spelling {
    /** As many do. */
    USUAL,
    /** Nanoseconds, counted and divided: seconds have up to nine decimals. */
    NANOSECONDS_COUNTED,
    /** Rounded to four decimals, whatever the unit. */
    ROUNDED,
    /** Three decimals, whatever takes how long. */
    CLOCK_OF_NGINX,
    /** Whole numbers, three decimals, or all digits that a number of floating point has. */
    CLOCK_OF_NODE
}
