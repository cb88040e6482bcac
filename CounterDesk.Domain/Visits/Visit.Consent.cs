namespace CounterDesk.Domain.Visits;

public sealed partial class Visit
{
    public string? PurposeText { get; private set; }

    public string? Recipient { get; private set; }

    public string? ItemCode { get; private set; }

    public string? BusinessNumber { get; private set; }

    public int? ValidityDays { get; private set; }

    /// <summary>Codes of the kinds the service item needs, a space between.</summary>
    public string? ItemKinds { get; private set; }

    public string? Duty { get; private set; }

    /// <summary>Which letter of attorney it is, at a visit of an agent.</summary>
    public string? Letter { get; private set; }

    /// <summary>The last day of the mandate; null when the letter names none.</summary>
    public DateOnly? MandateEndsOn { get; private set; }

    public Guid? QuestionId { get; private set; }

    public Guid? QuestionHolder { get; private set; }

    public string? QuestionKinds { get; private set; }

    public DateTime? AskedAtUtc { get; private set; }

    /// <summary>Since when the applicant waits for a word of the clerk.</summary>
    public DateTime? HelpAskedAtUtc { get; private set; }

    public Purpose? Purpose => PurposeText is null || Recipient is null
        ? null
        : Purpose.Create(PurposeText, Recipient) with
        {
            Item = ItemCode,
            BusinessNumber = BusinessNumber,
            ValidityDays = ValidityDays,
            Kinds = [.. Kinds.Split(ItemKinds)],
            Duty = Duty,
        };

    /// <summary>What stands on the applicant's screen to be answered.</summary>
    public VisitQuestion? Question =>
        QuestionId is { } id && QuestionHolder is { } holder && AskedAtUtc is { } asked
            ? new(id, holder, [.. Kinds.Split(QuestionKinds)], asked)
            : null;

    /// <summary>The holder who is to be asked next; null when all have answered.</summary>
    public Party? NotAsked => Holders.FirstOrDefault(party => party.Answer is null);

    /// <summary>Whether nobody agreed: then the matter goes on with paper.</summary>
    public bool IsRefused => PurposeText is not null && Holders.Any()
        && Holders.All(party => party.Answer is ConsentAnswer.Refused && party.BasisKind is null);

    /// <summary>Whether the licenses of whom the hash names may be asked for.</summary>
    public bool HasAgreed(byte[] numberHash) => MayLook && HolderOf(numberHash) is { BasisKind: not null };

    /// <summary>Whether a license of this holder and kind may be looked at.</summary>
    public bool MayLookAt(byte[] numberHash, string kindCode) =>
        MayLook && HolderOf(numberHash) is { BasisKind: not null } holder && holder.MayLookAt(kindCode);

    /// <summary>Says by which letter the agent acts. What was agreed under another one is forgotten.</summary>
    /// <param name="letter">Leads back to the letter.</param>
    /// <param name="endsOn">Its last day; null when it runs until the matter is done.</param>
    /// <param name="kinds">What of the purpose's kinds the letter reaches to. No other is looked at.</param>
    /// <param name="atUtc">When.</param>
    /// <exception cref="InvalidOperationException">Nobody acts by a letter here, or the purpose is not recorded.</exception>
    public void RecordMandate(string letter, DateOnly? endsOn, IEnumerable<string> kinds, DateTime atUtc)
    {
        if (!CanGoTo(VisitStep.Mandate))
        {
            throw new InvalidOperationException("A letter is read against a purpose, at a visit of an agent.");
        }

        (Letter, MandateEndsOn) = (Mask.Cut(letter, Basis.MaxNoteLength), endsOn);
        ItemKinds = Kinds.Join(Kinds.Split(ItemKinds).Intersect(kinds, StringComparer.Ordinal));
        ForgetAnswers();
        MoveTo(VisitStep.Consent, atUtc);
    }

    /// <summary>What was agreed for another purpose, and by which letter, is forgotten.</summary>
    public void RecordPurpose(Purpose purpose, DateTime atUtc)
    {
        MustBeOpen();
        (Letter, MandateEndsOn) = (null, null);
        (PurposeText, Recipient, ItemCode) = (purpose.Text, purpose.Recipient, purpose.Item);
        (BusinessNumber, ValidityDays, Duty) = (purpose.BusinessNumber, purpose.ValidityDays, purpose.Duty);
        ItemKinds = Kinds.Join(purpose.Kinds);
        ForgetAnswers();
        Reached = VisitStep.Purpose;
        MoveTo(NeedsMandate ? VisitStep.Mandate : VisitStep.Consent, atUtc);
    }

    /// <summary>Puts the question about a holder's licenses. A question that stood before is taken back.</summary>
    /// <exception cref="InvalidOperationException">The purpose is not recorded, or somebody is not identified.</exception>
    public VisitQuestion Ask(Guid holder, IEnumerable<string> kinds, DateTime atUtc)
    {
        if (!CanGoTo(VisitStep.Consent) || IsInWriting || !Find(holder).Role.IsHolder())
        {
            throw new InvalidOperationException("Only a known holder who is here can be asked, once the purpose is recorded.");
        }

        (QuestionId, QuestionHolder, AskedAtUtc) = (Guid.CreateVersion7(), holder, atUtc);
        (QuestionKinds, HelpAskedAtUtc) = (Kinds.Join(kinds), null);
        MoveTo(VisitStep.Consent, atUtc);
        return Question!;
    }

    /// <summary>Takes the question back. Nothing is answered by that.</summary>
    public void WithdrawQuestion(DateTime atUtc)
    {
        MustBeOpen();
        Withdraw();
        Enter(PhaseOf(Step), atUtc);
        Touch(atUtc);
    }

    /// <summary>
    /// Takes an answer and goes on: to the next holder, or to looking up once all have answered and one agreed. False,
    /// and nothing changes, when the question no longer stands.
    /// </summary>
    /// <param name="question">The question that is answered.</param>
    /// <param name="answer">A refusal takes nothing back that was agreed to before.</param>
    /// <param name="proof">How it was given; of a mandate or a duty the paper or the provision counts instead.</param>
    /// <param name="atUtc">When.</param>
    public bool Answer(Guid question, ConsentAnswer answer, BasisProof proof, DateTime atUtc)
    {
        if (!IsOpen || question != QuestionId)
        {
            return false;
        }

        var holder = Find(QuestionHolder!.Value);
        if (answer is ConsentAnswer.Agreed)
        {
            holder.Agree(BasisOf(holder, proof), QuestionKinds ?? "", atUtc);
        }
        else
        {
            holder.Refuse(atUtc);
        }

        Withdraw();
        MoveTo(NotAsked is null && MayLook ? VisitStep.Results : VisitStep.Consent, atUtc);
        return true;
    }

    /// <summary>Takes what was asked for in writing as the right to look, and goes on to looking up.</summary>
    /// <exception cref="InvalidOperationException">Somebody is here who can be asked, or the purpose is not recorded.</exception>
    public void RecordRequest(RequestForm form, DateOnly writtenOn, DateTime atUtc)
    {
        if (!IsInWriting || !CanGoTo(VisitStep.Consent))
        {
            throw new InvalidOperationException("A written request is the basis only where nobody is here, once the purpose is recorded.");
        }

        foreach (var holder in Holders)
        {
            holder.Agree(Basis.OfRequest(form, writtenOn), ItemKinds ?? "", atUtc);
        }

        MoveTo(VisitStep.Results, atUtc);
    }

    /// <summary>The applicant wants a word first.</summary>
    public void AskForHelp(DateTime atUtc)
    {
        MustBeOpen();
        HelpAskedAtUtc = atUtc;
        Touch(atUtc);
    }

    public void Help(DateTime atUtc)
    {
        MustBeOpen();
        HelpAskedAtUtc = null;
        Touch(atUtc);
    }

    private Basis BasisOf(Party holder, BasisProof proof)
    {
        var kind = Duty is null ? BasisFor(holder) : BasisKind.StatutoryDuty;
        return Basis.ProofsOf(kind) is [var only]
            ? Basis.Create(kind, only, Duty ?? Letter)
            : Basis.Create(kind, proof, null);
    }

    private void ForgetAnswers()
    {
        foreach (var party in _parties)
        {
            party.Forget();
        }

        Withdraw();
    }

    private void Withdraw() =>
        (QuestionId, QuestionHolder, QuestionKinds, AskedAtUtc, HelpAskedAtUtc) = (null, null, null, null, null);
}
