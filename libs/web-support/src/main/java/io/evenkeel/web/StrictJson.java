package io.evenkeel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.evenkeel.contracts.event.ValueTypesModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Makes the REST mapper strict: unknown or doubled fields, text after the value, numbers given as strings and the
 * reverse, and numbers whose exponent would cost seconds of arithmetic are all refused while reading.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    /** A number may be longer than any value of ours, so that its own reader refuses it and can name the field. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(1000)
            .maxStringLength(65_536)
            .maxNameLength(256)
            .maxDocumentLength(1_000_000)
            .build();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        refuseCoercions(mapper);
        // First, because the module registered last reads a type; Quarkus' own registration comes too late to count.
        mapper.registerModule(new JavaTimeModule());
        mapper.registerModule(new ValueTypesModule());
        mapper.registerModule(new StrictValuesModule());
    }

    private static void refuseCoercions(ObjectMapper mapper) {
        refuse(mapper, LogicalType.Integer, CoercionInputShape.String, CoercionInputShape.Float);
        refuse(mapper, LogicalType.Float, CoercionInputShape.String);
        refuse(mapper, LogicalType.Boolean, CoercionInputShape.String, CoercionInputShape.Integer);
        refuse(mapper, LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float);
        refuse(mapper, LogicalType.Enum, CoercionInputShape.Integer);
    }

    private static void refuse(ObjectMapper mapper, LogicalType target, CoercionInputShape... shapes) {
        var config = mapper.coercionConfigFor(target);
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        if (target == LogicalType.Textual) {
            config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert);
        }
        if (target != LogicalType.Boolean) {
            config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
        for (var shape : shapes) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }
}
