using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Keys;

/// <summary>A table whose content is under keys of the ring, each row with the key's id beside it.</summary>
/// <param name="name">What the table keeps, in a word: the key of its name on the page, and how the log calls it.</param>
public abstract class KeyedStore(string name)
{
    public string Name => name;

    /// <summary>How many rows are under each key, by the key's id.</summary>
    internal abstract Task<Dictionary<string, int>> CountAsync(CounterDeskDb db, CancellationToken cancellationToken);

    /// <summary>
    /// Decrypts and encrypts anew what is under another key than the current one. A row that changes meanwhile keeps
    /// its change: whoever changed it has encrypted it.
    /// </summary>
    /// <param name="databases">One context for each lot.</param>
    /// <param name="keys">The ring, with the current key and the older ones.</param>
    /// <param name="told">Told of each row: true when done, false when it cannot be read and stays.</param>
    /// <param name="cancellationToken">Ends it between two lots.</param>
    internal abstract Task RekeyAsync(
        IDbContextFactory<CounterDeskDb> databases, IKeyRing keys, Action<bool> told,
        CancellationToken cancellationToken);
}

/// <inheritdoc cref="KeyedStore"/>
internal sealed class KeyedStore<TRow, TKey>(string name, KeyUse use) : KeyedStore(name)
    where TRow : class
    where TKey : notnull
{
    // What is written in one transaction: others wait for it, and a license's file may be large.
    private const int MostRows = 100;
    private const int MostBytes = 4 << 20;

    internal override async Task<Dictionary<string, int>> CountAsync(
        CounterDeskDb db, CancellationToken cancellationToken)
    {
        var (_, content) = ColumnsOf(db);
        return await db.Set<TRow>()
            .Select(row => EF.Property<EncryptedContent>(row, content).KeyId)
            .Where(id => id != null)
            .GroupBy(id => id)
            .Select(some => new { Id = some.Key, Count = some.Count() })
            .ToDictionaryAsync(some => some.Id, some => some.Count, cancellationToken);
    }

    internal override async Task RekeyAsync(
        IDbContextFactory<CounterDeskDb> databases, IKeyRing keys, Action<bool> told,
        CancellationToken cancellationToken)
    {
        var lot = new List<(TKey Key, EncryptedContent Before, EncryptedContent After)>();
        var bytes = 0;
        foreach (var key in await FindOlderAsync(databases, keys.CurrentKeyId, cancellationToken))
        {
            await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            {
                if (await ReadAsync(db, key, cancellationToken) is not { } before)
                {
                    continue;
                }

                if (Renew(keys, before) is not { } after)
                {
                    told(false);
                    continue;
                }

                lot.Add((key, before, after));
                bytes += after.Bytes.Length;
            }

            if (lot.Count == MostRows || bytes >= MostBytes)
            {
                await WriteAsync(databases, lot, told, cancellationToken);
                bytes = 0;
            }
        }

        await WriteAsync(databases, lot, told, cancellationToken);
    }

    private static async Task<List<TKey>> FindOlderAsync(
        IDbContextFactory<CounterDeskDb> databases, string current, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (key, content) = ColumnsOf(db);
        return await db.Set<TRow>()
            .Where(row => EF.Property<EncryptedContent>(row, content).KeyId != null
                && EF.Property<EncryptedContent>(row, content).KeyId != current)
            .Select(row => EF.Property<TKey>(row, key))
            .ToListAsync(cancellationToken);
    }

    private static async Task<EncryptedContent?> ReadAsync(
        CounterDeskDb db, TKey id, CancellationToken cancellationToken)
    {
        var (key, content) = ColumnsOf(db);
        var read = await db.Set<TRow>().Where(row => EF.Property<TKey>(row, key)!.Equals(id))
            .Select(row => new
            {
                EF.Property<EncryptedContent>(row, content).KeyId, EF.Property<EncryptedContent>(row, content).Bytes,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return read is { KeyId: not null, Bytes: not null } ? new(read.KeyId, read.Bytes) : null;
    }

    private EncryptedContent? Renew(IKeyRing keys, EncryptedContent before)
    {
        try
        {
            var plain = keys.Decrypt(use, before);
            try
            {
                return keys.Encrypt(use, plain);
            }
            finally
            {
                Array.Clear(plain);
            }
        }
        catch (KeyRingException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(
        IDbContextFactory<CounterDeskDb> databases, List<(TKey Key, EncryptedContent Before, EncryptedContent After)> lot,
        Action<bool> told, CancellationToken cancellationToken)
    {
        if (lot.Count is 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (key, content) = ColumnsOf(db);
        foreach (var (id, before, after) in lot)
        {
            // The bytes, because a row may have got others under the very same key.
            await db.Set<TRow>()
                .Where(row => EF.Property<TKey>(row, key)!.Equals(id)
                    && EF.Property<EncryptedContent>(row, content).Bytes == before.Bytes)
                .ExecuteUpdateAsync(
                    row => row
                        .SetProperty(changed => EF.Property<EncryptedContent>(changed, content).KeyId, after.KeyId)
                        .SetProperty(changed => EF.Property<EncryptedContent>(changed, content).Bytes, after.Bytes),
                    cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        lot.ForEach(_ => told(true));
        lot.Clear();
    }

    // The table's mapping says what they are called.
    private static (string Key, string Content) ColumnsOf(CounterDeskDb db)
    {
        var type = db.Model.FindEntityType(typeof(TRow))!;
        return (
            type.FindPrimaryKey()!.Properties.Single().Name,
            type.GetComplexProperties().Single(property => property.ClrType == typeof(EncryptedContent)).Name);
    }
}
