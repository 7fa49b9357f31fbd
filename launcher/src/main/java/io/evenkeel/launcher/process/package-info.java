/**
 * Running components: starting them, waiting until they are ready, restarting what ends unasked, and stopping
 * everything in order. What each component is, is decided elsewhere. The run file tells other processes what is going
 * on here.
 */
@NullMarked
package io.evenkeel.launcher.process;

import org.jspecify.annotations.NullMarked;
