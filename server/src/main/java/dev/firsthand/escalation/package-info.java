/** When the bot may answer, asks back, or steps aside: the policy and its verdicts. */
@NullMarked
package dev.firsthand.escalation;

import org.jspecify.annotations.NullMarked;
