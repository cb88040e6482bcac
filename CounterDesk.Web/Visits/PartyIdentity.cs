using System.Text.Encodings.Web;
using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Visits;

/// <summary>
/// The whole name and number of a party, encrypted, so that a visit goes on after the program was started again. The row
/// goes when the visit is closed.
/// </summary>
public sealed class PartyIdentity
{
    public required Guid PartyId { get; init; }

    public required EncryptedContent Content { get; set; }
}

internal static class SealedParty
{
    // Only this program reads it back, never a page.
    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static EncryptedContent Seal(this IKeyRing keys, Holder party)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(
            new Kept(party.Name, (int)party.Code.Type, party.Code.Text), _options);
        var content = keys.Encrypt(KeyUse.PartyIdentity, plain);
        Array.Clear(plain);
        return content;
    }

    /// <exception cref="KeyRingException">The content is not what a key of the ring made.</exception>
    public static Holder Open(this IKeyRing keys, EncryptedContent content)
    {
        var plain = keys.Decrypt(KeyUse.PartyIdentity, content);
        var kept = JsonSerializer.Deserialize<Kept>(plain, _options)!;
        Array.Clear(plain);
        return new(kept.Name, HolderCode.Parse((HolderCodeType)kept.Type, kept.Number));
    }

    /// <summary>The whole name and number of a party; null while nobody knows who it is.</summary>
    /// <exception cref="KeyRingException">The content is not what a key of the ring made.</exception>
    public static async Task<Holder?> FindHolderAsync(
        this CounterDeskDb db, IKeyRing keys, Guid party, CancellationToken cancellationToken) =>
        await db.Set<PartyIdentity>().AsNoTracking()
            .SingleOrDefaultAsync(identity => identity.PartyId == party, cancellationToken) is { } kept
            ? keys.Open(kept.Content)
            : null;

    private sealed record Kept(string Name, int Type, string Number);
}

internal sealed class PartyIdentityConfiguration : IEntityTypeConfiguration<PartyIdentity>
{
    public void Configure(EntityTypeBuilder<PartyIdentity> builder)
    {
        builder.ToTable("PartyIdentities");
        builder.HasKey(identity => identity.PartyId);
        builder.Property(identity => identity.PartyId).ValueGeneratedNever();
        builder.ComplexProperty(identity => identity.Content, Encrypted.Map);
        builder.HasOne<Party>().WithOne().HasForeignKey<PartyIdentity>(identity => identity.PartyId);
    }
}
