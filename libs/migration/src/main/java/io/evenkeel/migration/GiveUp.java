package io.evenkeel.migration;

/** What has to follow a migration can never work, however often it is tried. */
public class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GiveUp(String message) {
        super(message);
    }
}
