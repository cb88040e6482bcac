using System.Collections.Immutable;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Objections;

/// <summary>What an objection may say, and by when it is to be answered.</summary>
public static class ObjectionRules
{
    /// <summary>政务数据共享条例 (国务院令第809号): the provider checks and corrects within ten working days.</summary>
    public const int WorkingDaysToAnswer = 10;

    public const int MaxNoteLength = 60;

    private const int LeastPhoneDigits = 7;
    private const int MostPhoneDigits = 15;

    /// <summary>A license that was not found can only be missing.</summary>
    public static ImmutableArray<ObjectionFault> WhenNotFound { get; } = [ObjectionFault.Missing];

    /// <summary>What may be said of an open license, in the order of the faults.</summary>
    /// <param name="report">What the checks said.</param>
    /// <param name="hasFile">Whether the source has its file.</param>
    /// <param name="differs">Whether another source has it otherwise.</param>
    public static ImmutableArray<ObjectionFault> Of(VerificationReport report, bool hasFile, bool differs) =>
        [.. Enum.GetValues<ObjectionFault>().Where(fault => MaySay(fault, report, hasFile, differs))];

    /// <summary>What is wrong with the clerk's own words, which need not be there.</summary>
    public static TextFault? FindNoteFault(string? note) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault and not TextFault.Missing ? fault : null;

    /// <summary>Null when there are none.</summary>
    /// <exception cref="ArgumentException">They have a fault.</exception>
    public static string? TidyNote(string? note) =>
        FindNoteFault(note) is not null
            ? throw new ArgumentException("Ask FindNoteFault before a note is taken.", nameof(note))
            : TypedText.Tidy(note) is { Length: > 0 } words ? words : null;

    /// <summary>Whether a number that somebody leaves can be one of a telephone. Nobody has to leave any.</summary>
    public static bool IsPhoneOrNothing(string? phone) => Bare(phone) is var bare
        && (bare.Length is 0 || (bare.All(character => char.IsAsciiDigit(character) || character is '-')
            && bare.Count(char.IsAsciiDigit) is >= LeastPhoneDigits and <= MostPhoneDigits));

    /// <summary>Digits and strokes of a telephone number; null when there is none.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string? TidyPhone(string? phone) =>
        !IsPhoneOrNothing(phone)
            ? throw new ArgumentException("Ask IsPhoneOrNothing before a number is taken.", nameof(phone))
            : Bare(phone) is { Length: > 0 } bare ? bare : null;

    private static string Bare(string? phone) =>
        string.Concat((phone ?? "").Where(character => character is not (' ' or '(' or ')' or '+' or '（' or '）')));

    private static bool MaySay(ObjectionFault fault, VerificationReport report, bool hasFile, bool differs) => fault switch
    {
        ObjectionFault.Missing => !hasFile,
        ObjectionFault.Wrong => true,
        ObjectionFault.FileUnreadable => hasFile,
        ObjectionFault.NotGenuine => report.Genuine is not GenuineAnswer.Yes,
        ObjectionFault.SourcesDiffer => differs,
    };
}
