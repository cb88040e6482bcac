using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Somebody who has signed in here, as the provider last told: what an entry's id is called, and by which keyed hash own
/// licenses would be looked at.
/// </summary>
public sealed class StaffMember(string id)
{
    public const int MaxNumberLength = 64;
    public const int MaxNameLength = 100;

    /// <summary>At the identity provider; what the audit log calls the person.</summary>
    public string Id { get; } = id;

    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>
    /// The keyed hash of the own resident number, as the audit log has it of holders; null when the provider does not
    /// tell the number. The number itself is kept nowhere.
    /// </summary>
    public byte[]? PersonHash { get; private set; }

    /// <summary>What the provider last called the roles.</summary>
    public ImmutableArray<string> Told { get; private set; } = [];

    public DateTime SignedInAtUtc { get; private set; }

    public void SignIn(Clerk clerk, ImmutableArray<string> told, byte[]? personHash, DateTime atUtc)
    {
        Number = Domain.Visits.Mask.Cut(clerk.Number, MaxNumberLength);
        Name = Domain.Visits.Mask.Cut(clerk.Name, MaxNameLength);
        (Told, PersonHash, SignedInAtUtc) = (told, personHash, atUtc);
    }
}

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff");
        builder.HasKey(member => member.Id);
        builder.Property(member => member.Id).HasMaxLength(AuditEntry.MaxActorLength).ValueGeneratedNever();
        builder.Property(member => member.Number).HasMaxLength(StaffMember.MaxNumberLength);
        builder.Property(member => member.Name).HasMaxLength(StaffMember.MaxNameLength);
        builder.Property(member => member.PersonHash).HasMaxLength(AuditChain.HashLength);
        builder.Property(member => member.Told).HasConversion<RoleNames.Converter>().HasMaxLength(RoleNames.MaxLength);
        builder.Property(member => member.SignedInAtUtc);
    }
}
