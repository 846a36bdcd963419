package io.apilog.http.login;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and passwords. A name that nobody has costs what a wrong password costs, so that the time of an answer does not tell names. Safe
 * for use by many threads.
 */
public final class Login {
    /** Held against where there is no such user: bcrypt at cost 10 of a random text that nobody knows. */
    private static final String NOBODY = "$2y$10$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapKeK5YdLxKcEm";

    private final KnownAnswers known = new KnownAnswers();
    private final CheckingTime time;
    private final Guesses guesses;
    private final LongSupplier nanoTime;

    /**
     * Nobody has logged in yet.
     *
     * @param clock tells how long ago the last check was
     * @param nanoTime tells how long a check takes
     */
    public Login(InstantSource clock, LongSupplier nanoTime) {
        this.time = new CheckingTime(clock);
        this.guesses = new Guesses(clock);
        this.nanoTime = nanoTime;
    }

    /**
     * Whether a client may read. Takes a processor for as long as bcrypt says where the credentials were not met before.
     *
     * @param header {@code Authorization}, null for none
     * @param address the client's; kept in memory while it guesses, and shown nowhere
     */
    public Answer answer(Users users, @Nullable String header, String address) {
        if (users.hashes().isEmpty()) {
            return Answer.WELCOME;
        }
        Optional<Credentials> sent = Credentials.of(header);
        if (sent.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Credentials credentials = sent.get();
        String hash = users.hashes().getOrDefault(credentials.user(), dummy(users));
        boolean isUser = users.hashes().containsKey(credentials.user());
        ByteBuffer digest = known.digest(credentials, isUser ? hash : "");
        Optional<Boolean> before = known.of(digest);
        if (before.isPresent()) {
            return before.get() ? Answer.WELCOME : Answer.UNKNOWN;
        }
        if (!guesses.mayGuess(address) || !time.begin()) {
            return Answer.LATER;
        }
        boolean right = checked(credentials.password(), hash) && isUser;
        known.put(digest, right);
        if (right) {
            return Answer.WELCOME;
        }
        guesses.wrong(address);
        return Answer.UNKNOWN;
    }

    private boolean checked(String password, String hash) {
        long begun = nanoTime.getAsLong();
        try {
            return Bcrypt.VERIFIER.verify(password.getBytes(StandardCharsets.UTF_8), modern(hash)).verified;
        } finally {
            time.spent(nanoTime.getAsLong() - begun);
        }
    }

    /** With the highest cost of the users' own, or the time would tell that there is no such name. */
    private static String dummy(Users users) {
        String cost = users.hashes().values().stream()
                .map(hash -> hash.substring(hash.indexOf('$', 1) + 1).substring(0, 2))
                .max(String::compareTo)
                .orElse("10");
        return NOBODY.replace("$10$", "$" + cost + "$");
    }

    /** The letter says which bug an implementation had with bytes above 127; correct ones are written 2a, 2b or 2y. */
    private static byte[] modern(String hash) {
        return ("$2y" + hash.substring(hash.indexOf('$', 1))).getBytes(StandardCharsets.US_ASCII);
    }

    /** Apart, so that whoever asks nobody for a password loads none of it. */
    private static final class Bcrypt {
        /** Passwords of more than 72 bytes are cut there, as other implementations do. */
        static final BCrypt.Verifyer VERIFIER =
                BCrypt.verifyer(BCrypt.Version.VERSION_2Y, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2Y));

        private Bcrypt() {}
    }
}
