using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Data;

namespace CounterDesk.Web.Copies;

/// <summary>Characters that a supervisor lets be printed by their code points, and what the audit log says of them.</summary>
public static class CodedCharacters
{
    /// <summary>
    /// What she is asked: these characters, at this visit, about its first party. Null when they are too many for one
    /// question, which a damaged text has and no name.
    /// </summary>
    public static ConfirmationMatter? MatterOf(Visit visit, IEnumerable<string> characters) =>
        string.Join(' ', characters.Select(CodePoints.Of).Distinct().Order(StringComparer.Ordinal)) is
            { Length: > 0 and <= ConfirmationMatter.MaxDetailLength } detail && visit.Parties is [var party, ..]
            ? new(visit.Id, party.Id, ConfirmationSubject.CodePoints, Detail: detail)
            : null;

    /// <summary>
    /// The consent without what no supervisor agreed to, and her confirmation. Null when nothing was to be coded, or she did
    /// not agree, or no longer.
    /// </summary>
    internal static async Task<(GlyphConsent Consent, Confirmation? Confirmation)> ProveAsync(
        this CounterDeskDb db, GlyphConsent consent, Visit visit, DateTime atUtc, CancellationToken cancellationToken)
    {
        var confirmation = MatterOf(visit, consent.Coded) is { } matter
            ? await db.FindHoldingAsync(matter, atUtc, cancellationToken)
            : null;
        return (confirmation is null ? consent with { Coded = [] } : consent, confirmation);
    }

    /// <summary>What the entry of a copy says of characters whose shape is not from the program's own fonts.</summary>
    internal static ImmutableArray<AuditDetail> DetailsOf(CopyOrder order, Confirmation? confirmation) =>
    [
        .. order.Substituted.Select(glyph => glyph.ToString()).Distinct().Select(shape => new AuditDetail("Shape", shape)),
        .. order.Coded.Select(character => new AuditDetail("Coded", CodePoints.Of(character))),
        .. order.SidesLeftOut.Select(side => new AuditDetail("SideLeftOut", $"{side}")),
        .. confirmation is not null && !order.Coded.IsEmpty
            ? [new AuditDetail("Confirmation", confirmation.Id.ToString())]
            : (AuditDetail[])[],
    ];
}
