package io.evenkeel.contracts.id;

import java.util.regex.Pattern;

/** Our name of an exchange account: its folder in the credentials directory, such as {@code alpha}. */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /** @throws IllegalArgumentException unless it is 1 to 63 of {@code a-z 0-9 _ -}, first a letter or digit */
    public AccountId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("account must be 1 to 63 of a-z, 0-9, _ and -");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
