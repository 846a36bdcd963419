package io.apilog.demo;

import java.util.Random;

/** A part of the traffic that comes at its own rate. All times are seconds since the simulation began. */
interface Crowd {
    /** How many requests a second, on average, come at this moment; 0 or more. */
    double perSecond(double elapsed);

    /** The next request of this crowd. */
    Exchange next(double elapsed, Random random);
}
