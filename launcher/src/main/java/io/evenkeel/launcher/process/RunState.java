package io.evenkeel.launcher.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs on one data folder, as {@code status --json} shows it.
 *
 * @param state {@code starting}, {@code ready}, {@code stopping} or {@code stopped}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunState(
        @JsonProperty("state") String state,
        @JsonProperty("public_url") String publicUrl,
        @JsonProperty("data") String data,
        @JsonProperty("kind") String kind,
        @JsonProperty("supervisor") Mark supervisor,
        @JsonProperty("components") List<ComponentState> components) {
    public RunState {
        components = List.copyOf(components);
    }

    /** The same after its supervisor is gone. */
    public RunState stopped() {
        return new RunState(
                "stopped",
                publicUrl,
                data,
                kind,
                supervisor,
                components.stream().map(ComponentState::stopped).toList());
    }

    /** One process, told from a later one with the same number by its start. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mark(
            @JsonProperty("pid") long pid,
            @JsonProperty("started_at") String startedAt) {
        public static Mark of(ProcessHandle process) {
            return new Mark(process.pid(), started(process));
        }

        /** The process, if it is still the same one. */
        public Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process).equals(startedAt));
        }

        private static String started(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toString).orElse("");
        }
    }

    /** One component; {@code pid} is null while it has no process. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ComponentState(
            @JsonProperty("name") String name,
            @JsonProperty("state") String state,
            @JsonProperty("pid") @Nullable Long pid,
            @JsonProperty("started_at") @Nullable String startedAt,
            @JsonProperty("restarts") int restarts,
            @JsonProperty("url") String url,
            @JsonProperty("log") String log) {
        private ComponentState stopped() {
            return new ComponentState(name, "stopped", null, null, restarts, url, log);
        }

        /** Its process, if that is still there. */
        public Optional<ProcessHandle> find() {
            return pid == null || startedAt == null ? Optional.empty() : new Mark(pid, startedAt).find();
        }
    }
}
