package io.evenkeel.simulator.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** A registered API key: who it belongs to, and how its signatures are checked. */
public record AccessKey(String keyId, String account, PublicKey publicKey) {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    /**
     * True if the signature was made over {@code text} with the private half of this key. Some tens of microseconds of
     * pure computing: not for an event loop.
     *
     * @param signature standard Base64; text that is not is no signature
     */
    public boolean signed(String text, String signature) {
        try {
            var check = Signature.getInstance("RSASSA-PSS");
            check.setParameter(PSS);
            check.initVerify(publicKey);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | GeneralSecurityException notASignature) {
            return false;
        }
    }
}
