using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Copies;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// What the check page needs of one copy and nothing more: what it tells receivers, masked as on the paper, and two hashes
/// to know the copy by.
/// </summary>
public sealed record ExtractedCopy
{
    public required string Number { get; init; }

    /// <summary>The answer as long as the copy's last day has not passed.</summary>
    public required CheckAnswer WhileInUse { get; init; }

    public required CopyForm Form { get; init; }

    public required string? Kind { get; init; }

    public required string Holder { get; init; }

    public required string? Tail { get; init; }

    public required string? Purpose { get; init; }

    public required string? Recipient { get; init; }

    public required DateOnly Expires { get; init; }

    public required string? Counter { get; init; }

    public LicenseStatus? License { get; init; }

    public DateTimeOffset? KnownAsOf { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>Since revision 2.</summary>
    public VoidReason? VoidFor { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    public ReportReply? Reply { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>Keyed hash of number and check value together.</summary>
    public required byte[] CheckValue { get; init; }

    /// <summary>SM3 of the signed code: another code under this number is not this copy's.</summary>
    public required byte[] Code { get; init; }

    /// <param name="looked">What a receiver would have been told while the copy was in use.</param>
    /// <param name="checkValue">See <see cref="CheckValue"/>.</param>
    /// <param name="code">See <see cref="Code"/>.</param>
    public static ExtractedCopy Of(CheckedCopy looked, byte[] checkValue, byte[] code)
    {
        var paper = looked.Paper ?? throw new ArgumentException("A copy of the register has its paper.", nameof(looked));
        return new()
        {
            Number = paper.Number.Value,
            WhileInUse = looked.Answer,
            Form = paper.Form,
            Kind = paper.KindName,
            Holder = paper.MaskedHolder,
            Tail = paper.NumberTail,
            Purpose = paper.Purpose,
            Recipient = paper.Recipient,
            Expires = paper.ExpiresOn,
            Counter = paper.Counter,
            License = looked.LicenseStatus,
            KnownAsOf = looked.KnownAsOf,
            Ended = looked.EndedAt,
            VoidFor = looked.VoidFor,
            ReportedAt = looked.Report?.OpenSince,
            Reply = looked.Report?.Reply,
            RepliedAt = looked.Report?.RepliedAt,
            CheckValue = checkValue,
            Code = code,
        };
    }

    /// <summary>What a receiver is told now.</summary>
    /// <param name="at">Now.</param>
    /// <param name="today">In China.</param>
    public CheckedCopy Answer(DateTimeOffset at, DateOnly today) => new(AnswerOn(today), at)
    {
        Paper = new(CopyNumber.Parse(Number), Form, Kind, Holder, Tail, Purpose, Recipient, Expires, Counter),
        LicenseStatus = License,
        KnownAsOf = KnownAsOf,
        EndedAt = Ended,
        VoidFor = VoidFor,
        Report = ReportedAt is null && Reply is null ? null : new(ReportedAt, Reply, RepliedAt),
    };

    private CheckAnswer AnswerOn(DateOnly today) => CopyStanding.On(WhileInUse, Expires, today);
}
