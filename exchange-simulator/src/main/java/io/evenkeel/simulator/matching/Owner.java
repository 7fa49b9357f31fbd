package io.evenkeel.simulator.matching;

/** A sub-account: what has its own cash and positions. */
public record Owner(String account, int subaccount) {
    /** True for the house and the robots, which need no money. */
    public boolean isHouse() {
        return isHouse(account);
    }

    public static boolean isHouse(String account) {
        return account.startsWith("#");
    }
}
