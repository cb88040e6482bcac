namespace CounterDesk.Domain.Visits;

/// <summary>Why a visit ended.</summary>
public enum VisitEnd
{
    /// <summary>The clerk closed it.</summary>
    Closed,

    /// <summary>Nobody did anything for longer than the hall allows.</summary>
    TimedOut,
}

/// <summary>
/// One applicant at one counter, from reception to close. What was looked at is not here: content lives in memory
/// while the visit is open and nowhere afterwards.
/// </summary>
public sealed class Visit
{
    public const int MaxCounterLength = 16;
    public const int MaxClerkLength = 64;
    public const int MaxMaskedLength = 64;
    public const int HashLength = 32;

    public Visit(string counter, string clerkId, DateTime openedAtUtc) =>
        (Counter, ClerkId, OpenedAtUtc, LastUsedAtUtc) = (counter, clerkId, openedAtUtc, openedAtUtc);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Counter { get; private init; }

    public string ClerkId { get; private init; }

    public DateTime OpenedAtUtc { get; private init; }

    public DateTime LastUsedAtUtc { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public VisitEnd? End { get; private set; }

    public VisitStep Step { get; private set; }

    /// <summary>The furthest step since the purpose was recorded, closing not counted.</summary>
    public VisitStep Reached { get; private set; }

    public string? PurposeText { get; private set; }

    public string? Recipient { get; private set; }

    public BasisKind? BasisKind { get; private set; }

    public BasisProof? BasisProof { get; private set; }

    public string? BasisNote { get; private set; }

    public DateTime? BasisRecordedAtUtc { get; private set; }

    /// <summary>
    /// The keyed hash of the holder who is asked for, so that "who looked at me" can be answered without the number.
    /// </summary>
    public byte[]? HolderHash { get; private set; }

    public string? HolderMasked { get; private set; }

    /// <summary>Changes with every save: two windows of one clerk must not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public bool IsOpen => ClosedAtUtc is null;

    public Purpose? Purpose => PurposeText is null || Recipient is null ? null : Purpose.Create(PurposeText, Recipient);

    public Basis? Basis =>
        BasisKind is { } kind && BasisProof is { } proof ? Visits.Basis.Create(kind, proof, BasisNote) : null;

    /// <summary>Content may be shown only from here on.</summary>
    public bool MayLook => IsOpen && PurposeText is not null && BasisKind is not null;

    public void RecordPurpose(Purpose purpose, Basis basis, DateTime atUtc)
    {
        MustBeOpen();
        (PurposeText, Recipient) = (purpose.Text, purpose.Recipient);
        (BasisKind, BasisProof, BasisNote, BasisRecordedAtUtc) = (basis.Kind, basis.Proof, basis.Note, atUtc);
        Reached = VisitStep.Results;
        MoveTo(VisitStep.Results, atUtc);
    }

    /// <summary>
    /// Says whose licenses are asked for. A visit is about one holder: another number is another holder from then on,
    /// and nobody, until a license is opened, when what was asked for does not say whose it is.
    /// </summary>
    public void AskFor(byte[]? holderHash, string? masked, DateTime atUtc)
    {
        MustBeOpen();
        // An organization's name stands unmasked and may be longer than the column.
        (HolderHash, HolderMasked) = (holderHash, masked is null ? null : Mask.Cut(masked, MaxMaskedLength));
        Touch(atUtc);
    }

    /// <summary>
    /// Says whether the clerk may go to <paramref name="step"/> now. Nothing is looked at before purpose and basis are
    /// recorded.
    /// </summary>
    public bool CanGoTo(VisitStep step) => IsOpen && step switch
    {
        VisitStep.Purpose or VisitStep.Closing => true,
        VisitStep.Results or VisitStep.License or VisitStep.Copy => MayLook,
    };

    /// <summary>Says whether the step was done. That a copy came out well is not for the visit to say.</summary>
    public bool HasDone(VisitStep step) => step switch
    {
        VisitStep.Purpose => PurposeText is not null && BasisKind is not null,
        VisitStep.Results => Reached > VisitStep.Results,
        VisitStep.License => Reached >= VisitStep.License,
        VisitStep.Copy or VisitStep.Closing => false,
    };

    /// <exception cref="InvalidOperationException">
    /// The visit is closed, or purpose and basis are not recorded yet.
    /// </exception>
    public void GoTo(VisitStep step, DateTime atUtc)
    {
        if (!CanGoTo(step))
        {
            throw new InvalidOperationException($"A visit at {Step} cannot go to {step}: ask CanGoTo first.");
        }

        MoveTo(step, atUtc);
    }

    public void Touch(DateTime atUtc)
    {
        LastUsedAtUtc = atUtc;
        Version = Guid.CreateVersion7();
    }

    public void Close(VisitEnd end, DateTime atUtc)
    {
        MustBeOpen();
        (ClosedAtUtc, End) = (atUtc, end);
        Touch(atUtc);
    }

    private void MoveTo(VisitStep step, DateTime atUtc)
    {
        Step = step;
        if (step is not VisitStep.Closing && step > Reached)
        {
            Reached = step;
        }

        Touch(atUtc);
    }

    private void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException("The visit is closed; open another one.");
        }
    }
}
