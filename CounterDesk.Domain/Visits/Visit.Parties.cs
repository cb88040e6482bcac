namespace CounterDesk.Domain.Visits;

public sealed partial class Visit
{
    public const int MaxParties = 8;

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<Party> Parties => [.. _parties.OrderBy(party => party.Ordinal)];

    /// <summary>Those whose licenses may be asked for.</summary>
    public IEnumerable<Party> Holders => Parties.Where(party => party.Role.IsHolder());

    /// <summary>Whether somebody here acts by a letter.</summary>
    public bool HasAgent => Agent is not null;

    /// <summary>Who acts by a letter; null when nobody does.</summary>
    public Party? Agent =>
        Parties.FirstOrDefault(party => party.Role is PartyRole.Agent or PartyRole.LicenseAdministrator);

    /// <summary>Whether the letter is still to be looked at.</summary>
    public bool NeedsMandate => HasAgent && Letter is null;

    /// <summary>Whether everybody's identity is established; false while nobody is there.</summary>
    public bool ArePartiesIdentified => _parties.Count > 0 && _parties.All(party => party.IsIdentified);

    /// <summary>Who is asked on the screen next about who he is; null when all are known.</summary>
    public Party? NotIdentified => Parties.FirstOrDefault(party => !party.IsIdentified);

    /// <summary>Opens a visit with those whom <paramref name="visitor"/> brings, all still unknown.</summary>
    public static Visit Receive(string counter, string clerkId, Visitor visitor, VisitNeeds needs, DateTime atUtc)
    {
        var visit = new Visit(counter, clerkId, atUtc)
        {
            Needs = needs, IsInWriting = visitor is Visitor.InWriting,
        };
        foreach (var (role, isPresent) in visitor.Parties())
        {
            visit.Add(role, isPresent, atUtc);
        }

        return visit;
    }

    public Party Find(Guid party) => _parties.Single(found => found.Id == party);

    /// <summary>
    /// Who is asked about the licenses of <paramref name="holder"/>: the holder, or who acts for him.
    /// </summary>
    public Party AskedFor(Party holder) =>
        Parties.FirstOrDefault(party => party.Role.ActsFor() == holder.Role) ?? holder;

    /// <summary>
    /// By what right the licenses of <paramref name="holder"/> are looked at, unless a statutory duty is the right.
    /// Whoever acts by a letter does so for an enterprise as for a person.
    /// </summary>
    public BasisKind BasisFor(Party holder) =>
        IsInWriting ? BasisKind.WrittenRequest
        : AskedFor(holder) == Agent ? BasisKind.Mandate
        : holder.Role.BasisKind();

    public Party? HolderOf(byte[] numberHash) =>
        Holders.FirstOrDefault(party => party.Has(numberHash));

    /// <exception cref="InvalidOperationException">
    /// There are as many as a visit can have, or somebody would be here at a visit where nobody is.
    /// </exception>
    public Party Add(PartyRole role, bool isPresent, DateTime atUtc)
    {
        MustBeOpen();
        if (IsInWriting && isPresent)
        {
            throw new InvalidOperationException("Whoever comes has a visit of her own: close this one.");
        }

        if (_parties.Count == MaxParties)
        {
            throw new InvalidOperationException($"A visit has at most {MaxParties} parties.");
        }

        var party = new Party(Id, _parties.Select(other => other.Ordinal).DefaultIfEmpty().Max() + 1, role, isPresent);
        _parties.Add(party);
        Touch(atUtc);
        return party;
    }

    /// <summary>Somebody who was added by mistake, or left.</summary>
    /// <exception cref="InvalidOperationException">The first party is whom the visit is about.</exception>
    public void Remove(Guid party, DateTime atUtc)
    {
        MustBeOpen();
        if (Parties[0].Id == party)
        {
            throw new InvalidOperationException("A visit without its first party is another visit: close it.");
        }

        _parties.RemoveAll(found => found.Id == party);
        Withdraw();
        Touch(atUtc);
    }

    /// <summary>
    /// Says who a party is. Whatever was agreed before was agreed by somebody else, and is forgotten.
    /// </summary>
    /// <exception cref="ArgumentException">The identity is typed without a reason, or somebody else is he already.</exception>
    public void Identify(Guid party, Identity identity, IdentifiedAs known, DateTime atUtc)
    {
        MustBeOpen();
        if (!identity.IsComplete)
        {
            throw new ArgumentException("A typed identity needs a reason and a document.", nameof(identity));
        }

        if (IsTaken(party, known.NumberHash))
        {
            throw new ArgumentException("Nobody is two parties of one visit: ask IsTaken first.", nameof(known));
        }

        Find(party).Identify(identity, known, atUtc);
        Withdraw();
        Touch(atUtc);
    }

    /// <summary>Whether another party of this visit has the number.</summary>
    public bool IsTaken(Guid party, byte[] numberHash) =>
        _parties.Any(other => other.Id != party && other.Has(numberHash));

    /// <summary>A second person has confirmed who the party is.</summary>
    public void Confirm(Guid party, string secondPerson, DateTime untilUtc, DateTime atUtc)
    {
        MustBeOpen();
        Find(party).Confirm(secondPerson, untilUtc);
        Touch(atUtc);
    }

    /// <summary>
    /// Ends what second persons confirmed for a time that has passed, and a mandate after its last day (民法典 Art. 173
    /// (1)): the visit goes back to where that is asked. True when something ended.
    /// </summary>
    public bool EndWhatIsOver(DateTime nowUtc, DateOnly today)
    {
        if (MandateEndsOn < today)
        {
            (Letter, MandateEndsOn) = (null, null);
            ForgetAnswers();
            MoveTo(VisitStep.Mandate, nowUtc);
            return true;
        }

        var ended = _parties.Where(party => party.HasConfirmationEnded(nowUtc)).ToList();
        foreach (var party in ended)
        {
            party.EndConfirmation();
        }

        if (ended.Count > 0)
        {
            Withdraw();
            MoveTo(VisitStep.Identity, nowUtc);
        }

        return ended.Count > 0;
    }

    /// <summary>
    /// Whether it is still to be proven by a license that somebody may act for this holder. Until then no other license
    /// of the holder is looked at.
    /// </summary>
    public bool NeedsProof(Party holder) => holder.Role is PartyRole.Ward or PartyRole.Enterprise
        && AskedFor(holder) is { ProvenByKind: null, Role: PartyRole.Guardian or PartyRole.LegalRepresentative };

    /// <summary>The license that was verified proves that who acts for the holder may do so.</summary>
    public void Prove(Party acting, string kindCode, DateTime atUtc)
    {
        MustBeOpen();
        acting.Prove(kindCode);
        Touch(atUtc);
    }
}
