package io.evenkeel.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document says of every event what its sample says. */
class AsyncApiTest {
    @ParameterizedTest
    @EnumSource(EventType.class)
    void every_event_is_described_with_all_its_fields(EventType type) throws IOException {
        var document = read(new YAMLMapper(), "/asyncapi.yaml");
        var sample =
                read(new ObjectMapper(), "/events/" + type.wire() + ".json").path("data");

        var channel = document.path("channels").path(type.wire());
        assertThat(channel.path("address").textValue()).startsWith(type.subjectHead() + ".{");
        assertThat(channel.path("description").textValue())
                .isEqualTo("Stream " + type.stream().name() + ".");
        var schema = document.path("components").path("schemas").path(type.wire());
        assertThat(names(schema.path("properties").fieldNames())).isEqualTo(names(sample.fieldNames()));
        for (var field : schema.path("required")) {
            assertThat(sample.hasNonNull(field.textValue()))
                    .as(field.textValue())
                    .isTrue();
        }
    }

    private static JsonNode read(ObjectMapper mapper, String resource) throws IOException {
        try (var in = AsyncApiTest.class.getResourceAsStream(resource)) {
            return mapper.readTree(in);
        }
    }

    private static List<String> names(Iterator<String> names) {
        var list = new ArrayList<String>();
        names.forEachRemaining(list::add);
        return list;
    }
}
