using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits;

/// <summary>Why a visit ended.</summary>
public enum VisitEnd
{
    /// <summary>The clerk closed it.</summary>
    Closed,

    /// <summary>Nobody did anything for longer than the hall allows.</summary>
    TimedOut,

    /// <summary>A supervisor closed what had been forgotten.</summary>
    BySupervisor,
}

/// <summary>
/// One case at one counter, from reception to close, with everybody whom it is about. What was looked at is not here:
/// content lives in memory while the visit is open and nowhere afterwards.
/// </summary>
public sealed partial class Visit
{
    public const int MaxCounterLength = 16;
    public const int MaxClerkLength = 64;
    public const int MaxMaskedLength = 64;
    public const int HashLength = 32;

    /// <summary>Of a supervisor's reason for closing a visit.</summary>
    public const int MaxReasonLength = 100;

    private readonly List<Party> _parties = [];
    private readonly List<VisitPhaseEntry> _phases = [];

    public Visit(string counter, string clerkId, DateTime openedAtUtc)
    {
        (Counter, ClerkId, OpenedAtUtc, LastUsedAtUtc) = (counter, clerkId, openedAtUtc, openedAtUtc);
        _phases.Add(new(Id, Phase, openedAtUtc));
    }

    // For rows read back.
    private Visit() => (Counter, ClerkId) = ("", "");

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Counter { get; private set; }

    public string ClerkId { get; private set; }

    public DateTime OpenedAtUtc { get; private init; }

    public DateTime LastUsedAtUtc { get; private set; }

    public DateTime? ClosedAtUtc { get; private set; }

    public VisitEnd? End { get; private set; }

    /// <summary>
    /// Nobody is here: the applicant asked in writing. Nothing of it is for the applicant's screen.
    /// </summary>
    public bool IsInWriting { get; private init; }

    public VisitNeeds Needs { get; private set; }

    /// <summary>In which edition the visit's papers are made, unless the clerk says otherwise.</summary>
    public Edition Edition => Needs.HasFlag(VisitNeeds.LargePrint) ? Edition.LargePrint : Edition.Standard;

    public VisitStep Step { get; private set; }

    /// <summary>The furthest step since the purpose was recorded, closing not counted.</summary>
    public VisitStep Reached { get; private set; }

    public VisitPhase Phase { get; private set; }

    /// <summary>Since when the desk is locked; null while it is not. Neither screen shows anything of the case.</summary>
    public DateTime? LockedAtUtc { get; private set; }

    /// <summary>Since when it is offered to another clerk; null while somebody has it.</summary>
    public DateTime? HandedOverAtUtc { get; private set; }

    /// <summary>
    /// The keyed hash of the holder who is asked for, so that "who looked at me" can be answered without the number.
    /// </summary>
    public byte[]? HolderHash { get; private set; }

    public string? HolderMasked { get; private set; }

    /// <summary>Changes with every save: two windows of one clerk must not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public bool IsOpen => ClosedAtUtc is null;

    /// <summary>The stretches added since it was read; the earlier ones stay in their table.</summary>
    public IReadOnlyList<VisitPhaseEntry> Phases => _phases;

    /// <summary>Content may be shown only from here on, and only of those who agreed.</summary>
    public bool MayLook => IsOpen && HandedOverAtUtc is null && PurposeText is not null && !NeedsMandate
        && ArePartiesIdentified && Holders.Any(party => party.BasisKind is not null);

    public void Require(VisitNeeds needs, DateTime atUtc)
    {
        MustBeOpen();
        Needs = needs;
        Touch(atUtc);
    }

    /// <summary>
    /// Says whose licenses are asked for. A visit is about one holder at a time: another number is another holder from
    /// then on, and nobody, until a license is opened, when what was asked for does not say whose it is.
    /// </summary>
    public void AskFor(byte[]? holderHash, string? masked, DateTime atUtc)
    {
        MustBeOpen();
        // An organization's name stands unmasked and may be longer than the column.
        (HolderHash, HolderMasked) = (holderHash, masked is null ? null : Mask.Cut(masked, MaxMaskedLength));
        Touch(atUtc);
    }

    /// <summary>
    /// Says whether the clerk may go to <paramref name="step"/> now. Nothing is looked at before everybody's identity,
    /// the purpose and a basis are recorded.
    /// </summary>
    public bool CanGoTo(VisitStep step) => IsOpen && step switch
    {
        VisitStep.Identity or VisitStep.Closing => true,
        VisitStep.Purpose => ArePartiesIdentified,
        VisitStep.Mandate => HasAgent && ArePartiesIdentified && PurposeText is not null,
        VisitStep.Consent => ArePartiesIdentified && !NeedsMandate && PurposeText is not null,
        VisitStep.Results or VisitStep.License or VisitStep.Copy => MayLook,
    };

    /// <summary>Where a visit goes on that was about to end.</summary>
    public VisitStep WayOn =>
        MayLook ? VisitStep.Results : CanGoTo(VisitStep.Purpose) ? VisitStep.Purpose : VisitStep.Identity;

    /// <summary>Says whether the step was done. That a copy came out well is not for the visit to say.</summary>
    public bool HasDone(VisitStep step) => step switch
    {
        VisitStep.Identity => ArePartiesIdentified,
        VisitStep.Purpose => PurposeText is not null,
        VisitStep.Mandate => HasAgent && !NeedsMandate,
        VisitStep.Consent => Holders.Any(party => party.BasisKind is not null),
        VisitStep.Results => Reached > VisitStep.Results,
        VisitStep.License => Reached >= VisitStep.License,
        VisitStep.Copy or VisitStep.Closing => false,
    };

    /// <exception cref="InvalidOperationException">The visit does not allow it: ask <see cref="CanGoTo"/>.</exception>
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

    /// <summary>Begins another stretch of the visit; the same one again changes nothing.</summary>
    public void Enter(VisitPhase phase, DateTime atUtc)
    {
        if (phase != Phase)
        {
            Phase = phase;
            _phases.Add(new(Id, phase, atUtc));
        }
    }

    public void Lock(DateTime atUtc)
    {
        MustBeOpen();
        LockedAtUtc = atUtc;
        Version = Guid.CreateVersion7();
    }

    /// <summary>Goes on where its clerk is now.</summary>
    public void Unlock(string counter, DateTime atUtc)
    {
        MustBeOpen();
        (LockedAtUtc, Counter) = (null, counter);
        Touch(atUtc);
    }

    /// <summary>Offers the visit to whoever takes it next, at this counter or another.</summary>
    public void HandOver(DateTime atUtc)
    {
        MustBeOpen();
        Withdraw();
        HandedOverAtUtc = atUtc;
        Enter(VisitPhase.HandedOver, atUtc);
        Touch(atUtc);
    }

    /// <exception cref="InvalidOperationException">It was not offered, or somebody has taken it.</exception>
    public void TakeOver(string clerkId, string counter, DateTime atUtc)
    {
        MustBeOpen();
        if (HandedOverAtUtc is null)
        {
            throw new InvalidOperationException("Only a visit that was handed over can be taken.");
        }

        (ClerkId, Counter, HandedOverAtUtc) = (clerkId, counter, null);
        Enter(VisitPhase.Serving, atUtc);
        Touch(atUtc);
    }

    /// <summary>Ends the visit; of its parties only what the day's report needs stays.</summary>
    public void Close(VisitEnd end, DateTime atUtc)
    {
        MustBeOpen();
        Withdraw();
        (ClosedAtUtc, End) = (atUtc, end);
        foreach (var party in _parties)
        {
            party.Close();
        }

        Touch(atUtc);
    }

    private void MoveTo(VisitStep step, DateTime atUtc)
    {
        Step = step;
        if (step is not VisitStep.Closing && step > Reached)
        {
            Reached = step;
        }

        Enter(PhaseOf(step), atUtc);
        Touch(atUtc);
    }

    private VisitPhase PhaseOf(VisitStep step) => step switch
    {
        VisitStep.Identity or VisitStep.Mandate or VisitStep.Purpose => VisitPhase.Reception,
        VisitStep.Consent => QuestionId is null ? VisitPhase.Serving : VisitPhase.WaitingForApplicant,
        VisitStep.Results or VisitStep.License or VisitStep.Copy => VisitPhase.Serving,
        VisitStep.Closing => VisitPhase.Closing,
    };

    private void MustBeOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException("The visit is closed; open another one.");
        }
    }
}
