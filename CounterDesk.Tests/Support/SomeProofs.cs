using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;
using CounterDesk.Web;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Pictures that a visit keeps, and who may ask for them.</summary>
internal static class SomeProofs
{
    public static Clerk Auditor { get; } = new("demo-0900", "0900", "方慎", "", [DeskRoles.Auditor]);

    public static Guid Party { get; } = Guid.CreateVersion7();

    /// <summary>A photograph that was taken lying on its side.</summary>
    public static PlainImage Picture =>
        ((PictureAnswer.Taken)PlainImage.Read(PhotoForge.Jpeg(orientation: 6))).Image;

    /// <summary>One byte of the ciphertext was changed.</summary>
    public static Task SpoilAsync(TestDesk desk, Proof proof) => ReplaceAsync(desk, proof, content =>
    {
        var spoiled = content.Bytes.ToArray();
        spoiled[^20] ^= 1;
        return content with { Bytes = spoiled };
    });

    /// <summary>Somebody who has the key ring put another picture in its place.</summary>
    public static Task ExchangeAsync(TestDesk desk, Proof proof, byte[] picture) =>
        ReplaceAsync(desk, proof, _ => SomeKeys.Ring.Encrypt(KeyUse.Proof, picture));

    /// <summary>Somebody deleted the picture, and the program did not wipe it.</summary>
    public static Task DropAsync(TestDesk desk, Proof proof) => ReplaceAsync(desk, proof, _ => null);

    /// <summary>A proof as it was kept when entries did not name digests yet.</summary>
    public static async Task<Proof> PutBesideTheLogAsync(TestDesk desk, Guid visit)
    {
        var proof = new Proof
        {
            VisitId = visit, PartyId = Party, Kind = ProofKind.SignedConsent, Format = Picture.Format,
            Orientation = Picture.Orientation, KeptAtUtc = desk.Time.GetUtcNow().UtcDateTime,
            EndsOn = new(2026, 9, 18),
        };
        await using var db = desk.Database.CreateDbContext();
        db.Add(proof);
        db.Add(new ProofContent { ProofId = proof.Id, Content = SomeKeys.Ring.Encrypt(KeyUse.Proof, Picture.Bytes) });
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        return proof;
    }

    private static async Task ReplaceAsync(
        TestDesk desk, Proof proof, Func<EncryptedContent, EncryptedContent?> change)
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        await using var db = desk.Database.CreateDbContext();
        var stored = await db.Set<ProofContent>().SingleAsync(kept => kept.ProofId == proof.Id, cancellation);
        db.Remove(stored);
        await db.SaveChangesAsync(cancellation);
        if (change(stored.Content) is { } changed)
        {
            db.Add(new ProofContent { ProofId = proof.Id, Content = changed });
            await db.SaveChangesAsync(cancellation);
        }
    }

    public static ProofStore StoreOf(TestDesk desk) => new(
        desk.Database, desk.Audit, SomeKeys.Ring, desk.Contents, Options.Create(new ProofOptions()),
        new DeskClock(desk.Time));
}
