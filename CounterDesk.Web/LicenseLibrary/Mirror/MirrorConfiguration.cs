using CounterDesk.Domain.Synchronization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

internal sealed class MirrorStateConfiguration : IEntityTypeConfiguration<MirrorState>
{
    private const int KeyLength = 20;

    public void Configure(EntityTypeBuilder<MirrorState> builder)
    {
        builder.ToTable("LibraryMirrors");
        builder.HasKey(state => state.Key);
        builder.Property(state => state.Key).HasMaxLength(KeyLength).ValueGeneratedNever();
        builder.Property(state => state.Cursor).HasMaxLength(FeedPage.MaxCursorLength);
        builder.Property(state => state.Trouble).HasMaxLength(MirrorState.MaxTroubleLength);
        builder.Property(state => state.Version).IsConcurrencyToken();
    }
}

internal sealed class AheadStatusConfiguration : IEntityTypeConfiguration<AheadStatus>
{
    private const int StatusLength = 20;

    public void Configure(EntityTypeBuilder<AheadStatus> builder)
    {
        builder.ToTable("LibraryAheadStatuses");
        builder.HasKey(ahead => ahead.IdentifierHash);
        builder.Property(ahead => ahead.IdentifierHash).HasMaxLength(KeptLicense.HashLength).ValueGeneratedNever();
        builder.Property(ahead => ahead.Status).HasMaxLength(StatusLength);
    }
}

internal sealed class RefusedChangeConfiguration : IEntityTypeConfiguration<RefusedChange>
{
    private const int WhyLength = 40;

    public void Configure(EntityTypeBuilder<RefusedChange> builder)
    {
        builder.ToTable("LibraryRefusedChanges");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Why).HasMaxLength(WhyLength);
        builder.Property(change => change.Field).HasMaxLength(RefusedChange.MaxFieldLength);
        builder.Property(change => change.RawCode).HasMaxLength(RefusedChange.MaxCodeLength);
        builder.HasIndex(change => change.Number);
    }
}
