using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CounterDesk.Tests.Support;

/// <summary>
/// The tables that the migrations for SQL Server leave behind, as a model that T-SQL can be bound to without a server.
/// A statement of a kind that no migration had so far is bound like a query, or fails the tests until this class knows
/// it.
/// </summary>
internal sealed class SqlServerSchema
{
    private readonly Dictionary<string, CreateTableStatement> _tables = [];
    private readonly Dictionary<string, CreateIndexStatement> _indexes = [];
    private readonly List<string> _procedures = [];

    private SqlServerSchema()
    {
    }

    /// <summary>The schema after every migration.</summary>
    public static SqlServerSchema Migrated()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var schema = new SqlServerSchema();
        foreach (var batch in Parse(db.GetService<IMigrator>().GenerateScript()).Batches)
        {
            schema.Apply(batch);
        }

        Assert.NotEmpty(schema._tables);
        return schema;
    }

    /// <summary>
    /// What DacFx finds wrong with the tables, with what migrations did to their rows, and with <paramref
    /// name="queries"/>.
    /// </summary>
    /// <param name="queries">Statements, each with the declaration of its parameters.</param>
    /// <param name="others">Other objects of the database, such as roles and what they may do.</param>
    public List<string> FindFaults(IEnumerable<(string Parameters, string Sql)> queries, IEnumerable<string>? others = null)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        List<string> faults = [];
        foreach (var statement in _tables.Values.Cast<TSqlStatement>().Concat(_indexes.Values))
        {
            model.AddObjects(Text(statement));
        }

        foreach (var other in others ?? [])
        {
            model.AddObjects(other);
        }

        foreach (var body in _procedures.Select(body => ("", body)).Concat(queries))
        {
            try
            {
                model.AddObjects(Procedure($"bound{faults.Count}_{Guid.NewGuid():N}", body));
            }
            catch (DacModelException exception)
            {
                faults.Add($"{exception.Message}\n{body}");
            }
        }

        // Views of the system are not part of the model. Migrations ask them for the names of constraints.
        faults.AddRange(
            from message in model.Validate()
            let text = message.ToString()
            where !text.Contains("[sys].", StringComparison.Ordinal)
            select text);
        return faults;
    }

    private static string Procedure(string name, (string Parameters, string Sql) body)
    {
        var parameters = body.Parameters.Length is 0 ? "" : $"({body.Parameters})";
        return Text(Parse($"CREATE PROCEDURE [{name}] {parameters} AS\n{body.Sql}"));
    }

    internal static TSqlScript Parse(string sql)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count is 0, string.Join('\n', errors.Select(error => error.Message)) + "\n" + sql);
        return (TSqlScript)parsed;
    }

    internal static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    private void Apply(TSqlBatch batch)
    {
        List<TSqlStatement> others = [];
        foreach (var statement in batch.Statements)
        {
            switch (statement)
            {
                case BeginTransactionStatement or CommitTransactionStatement:
                    break;
                case CreateTableStatement table:
                    _tables.Add(Name(table.SchemaObjectName), table);
                    break;
                case DropTableStatement drop:
                    drop.Objects.Select(Name).ToList().ForEach(name => _tables.Remove(name));
                    break;
                case AlterTableStatement change:
                    Apply(change, _tables[Name(change.SchemaObjectName)].Definition);
                    break;
                case CreateIndexStatement index:
                    _indexes.Add(index.Name.Value, index);
                    break;
                case DropIndexStatement drop:
                    drop.DropIndexClauses.Cast<DropIndexClause>().ToList()
                        .ForEach(clause => _indexes.Remove(clause.Index.Value));
                    break;
                case IfStatement
                {
                    ThenStatement: BeginEndBlockStatement { StatementList.Statements: [CreateTableStatement history] },
                }:
                    _tables.Add(Name(history.SchemaObjectName), history);
                    break;
                default:
                    others.Add(statement);
                    break;
            }
        }

        if (others.Count > 0)
        {
            _procedures.Add(string.Join(";\n", others.Select(Text)));
        }
    }

    private static void Apply(AlterTableStatement change, TableDefinition table)
    {
        switch (change)
        {
            case AlterTableAddTableElementStatement add:
                add.Definition.ColumnDefinitions.ToList().ForEach(table.ColumnDefinitions.Add);
                add.Definition.TableConstraints.ToList().ForEach(table.TableConstraints.Add);
                break;
            case AlterTableDropTableElementStatement drop:
                foreach (var gone in drop.AlterTableDropTableElements.Select(element => element.Name.Value))
                {
                    Remove(table.ColumnDefinitions, column => column.ColumnIdentifier.Value == gone);
                    Remove(table.TableConstraints, constraint => constraint.ConstraintIdentifier?.Value == gone);
                }

                break;
            case AlterTableAlterColumnStatement alter:
                var name = alter.ColumnIdentifier.Value;
                var changed = table.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == name);
                changed.DataType = alter.DataType;
                Remove(changed.Constraints, constraint => constraint is NullableConstraintDefinition);
                changed.Constraints.Add(new NullableConstraintDefinition
                {
                    Nullable = alter.AlterTableAlterColumnOption is not AlterTableAlterColumnOption.NotNull,
                });
                break;
            default:
                throw new NotSupportedException(
                    $"Teach {nameof(SqlServerSchema)} what {change.GetType().Name} does to a table.");
        }
    }

    private static void Remove<T>(IList<T> list, Func<T, bool> isGone) =>
        list.Where(isGone).ToList().ForEach(item => list.Remove(item));

    private static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;
}
