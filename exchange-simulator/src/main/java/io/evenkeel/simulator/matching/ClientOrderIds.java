package io.evenkeel.simulator.matching;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names that owners gave to their orders; each is used up for ever. The house and the robots may repeat theirs. */
final class ClientOrderIds {
    private final Map<String, Set<String>> used = new TreeMap<>();

    /** @throws io.evenkeel.simulator.answer.Refusal if the account has used it before; an empty one is none */
    void requireNew(String account, String clientOrderId) {
        if (isUsed(account, clientOrderId)) {
            throw Refusals.alreadyExists();
        }
    }

    boolean isUsed(String account, String clientOrderId) {
        return used.getOrDefault(account, Set.of()).contains(clientOrderId);
    }

    void use(String account, String clientOrderId) {
        if (!clientOrderId.isEmpty() && !Owner.isHouse(account)) {
            used.computeIfAbsent(account, any -> new HashSet<>()).add(clientOrderId);
        }
    }

    /** By account, in order; copies. */
    SortedMap<String, Set<String>> all() {
        var all = new TreeMap<String, Set<String>>();
        used.forEach((account, ids) -> all.put(account, new TreeSet<>(ids)));
        return all;
    }
}
