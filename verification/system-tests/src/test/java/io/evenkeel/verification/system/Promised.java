package io.evenkeel.verification.system;

import java.time.Duration;

/**
 * Times that users were promised. A campaign has the machine to itself and holds them to the letter. A build of
 * everything has other tests beside it and whatever else its machine does, so it allows three times as long: what was
 * never going to happen does not happen then either.
 */
final class Promised {
    private Promised() {}

    static Duration within(int seconds) {
        return Duration.ofSeconds(Seeds.isCampaign() ? seconds : 3L * seconds);
    }
}
