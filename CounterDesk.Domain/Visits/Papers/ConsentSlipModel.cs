using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// The question put to a party at a visit, finished, for a party who answers it on paper. Where a statutory duty is the
/// basis nothing is asked: the paper is a notice then (个人信息保护法 Art. 17, 35).
/// </summary>
public sealed record ConsentSlipModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Leads from the signed sheet back to the visit; see <see cref="NumberOf"/>.</summary>
    public required string Number { get; init; }

    /// <summary>Who is asked, masked.</summary>
    public required string MaskedName { get; init; }

    public required PartyRole Role { get; init; }

    /// <summary>Whose licenses they are, masked, when the party decides for somebody else.</summary>
    public string? MaskedHolder { get; init; }

    public required string Matter { get; init; }

    public string? ItemCode { get; init; }

    public required string Recipient { get; init; }

    /// <summary>The last day on which a copy may be used; null when none will be printed.</summary>
    public DateOnly? CopyUntil { get; init; }

    /// <summary>Never empty.</summary>
    public required ImmutableArray<AskedLicense> Licenses { get; init; }

    public required BasisKind Basis { get; init; }

    /// <summary>The provision that lets the office look; given with a statutory duty.</summary>
    public string? Provision { get; init; }

    /// <summary>For how many months the hall keeps the signed sheet.</summary>
    public required int SlipMonths { get; init; }

    /// <summary>For how many months at least the audit log keeps who looked.</summary>
    public required int LogMonths { get; init; }

    /// <summary>The visit's number and the party's ordinal: 5F3A91C2-1.</summary>
    public static string NumberOf(Guid visit, int ordinal) =>
        FormattableString.Invariant($"{VisitNumber.Of(visit)}-{ordinal}");
}

/// <summary>A license that is asked for: what of it will be seen, and what stays covered.</summary>
public sealed record AskedLicense(
    TwoNames Kind, ImmutableArray<TwoNames> Shown, ImmutableArray<TwoNames> LeftOut);
