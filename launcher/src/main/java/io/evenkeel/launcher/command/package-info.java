/**
 * The command line: what may be asked, how it is written, and what is wrong with it otherwise. Pure; nothing is read
 * from disk here.
 */
@NullMarked
package io.evenkeel.launcher.command;

import org.jspecify.annotations.NullMarked;
